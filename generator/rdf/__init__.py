"""The forms in which the catalogue is written for machines: suffix → module with
``write(nodes, target)``. A new one is a file here and a line below.
"""

from types import ModuleType

from generator.rdf import jsonld, rdfxml, turtle

RDF: dict[str, ModuleType] = {"jsonld": jsonld, "ttl": turtle, "xml": rdfxml}

"""Printed matter out of the data: tagged PDFs by Typst, and the same forms as DOCX.

Data reach a template as JSON and are set as text, so that nothing an officer writes becomes markup.
"""

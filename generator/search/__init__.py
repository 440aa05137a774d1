"""The search: an index of our own in small pieces, which the reader's browser fetches as it needs them.

``words`` compares words, ``records`` says what there is to find, ``segments`` turns a group of records
into postings, kept by the digest of what they are made of, ``index`` joins them (docs/search.md).
"""

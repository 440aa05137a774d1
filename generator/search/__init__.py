"""The search: an index of our own in small pieces, which the reader's browser fetches as it needs them.

``words`` compares words, ``records`` says what there is to find, ``drafts`` weighs the words of an entry,
``segments`` keeps a group of entries as postings by the digest of what they are made of, with their texts
beside them (``texts``), ``layers`` joins segments by age into the blocks that ``spread`` names, ``index``
writes them all, and ``script`` the search page's modules as one file (docs/search.md).
"""

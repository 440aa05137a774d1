"""The request register (UU 14/2008 Pasal 12, 22, 35–38) without persons: columns, terms, statistics.

``columns.py`` says what a register may hold, ``read.py`` reads one with its faults, ``names.py`` finds
persons in it, ``terms.py`` counts working days, ``statistics.py`` makes the figures of a year. No clock.
"""

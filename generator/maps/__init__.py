"""Maps by area code as SVG, made at build: the portal's boundaries where it has them, else tiles."""

"""Regulations as lawyers see them: forms and their names, relations both ways, what is in force, citation."""

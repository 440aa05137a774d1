"""An issue that was written in a form becomes a proposal: files of the portal and a comment.

The issue is data from anyone. It is read from the event's JSON, never put into a command; its words
become YAML only through ``drafts.scalars``; its files come from GitHub's own store or not at all.
"""

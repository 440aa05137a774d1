"""Forms out of the models: GitHub's issue forms and the editor at ``/admin/``."""

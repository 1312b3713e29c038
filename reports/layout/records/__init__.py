"""Views as records for machines: version 1, which stays as it is whatever the product calls things inside.

Codes are in kebab case, texts in both languages, days in ISO 8601; null stands for what is not known. Members and codes
are those of `schemas/portal-auditor-v1.schema.json`, which is published: a new one needs a new version.
"""

"""The published schema of the lists that commands print as JSON, to compare with."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema

SCHEMA = json.loads((resources.files("reports") / "schemas" / "portal-auditor-lists-v1.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)

"""The policies: one file each, one rule each, under one name.

A policy file defines `POLICY`, a frozen `auditor.model.policy.Policy`, and the pure function it checks with. The file's
name is the policy's id with underscores. It imports only `auditor.model` and `auditor.i18n`: no file, clock or network.
A new file is found by itself; its place in papers, tests and documentation comes with it, and a baseline decides
whether it is ordered or advised.
"""

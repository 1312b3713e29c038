"""The slip: what the self-check lets out of a computer, sealed so that only the round's own key opens it.

``PWSLIP1.tag.round.sealed``: the account's tag and the round stand in the clear, so that a slip can be put in its place
without a key; both are bound into the sealing (HPKE, RFC 9180, base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
AES-256-GCM). Inside stand the facts and a MAC under the account's code, so that nobody can try codes from outside; all is
padded to one length, so that size tells nothing. `selfcheck/assets/slip.js` is the twin that seals in the page.

A slip says that somebody who held the code said this; not that it is true, nor who it was.
"""

"""What people decided about an agreement, kept in a file beside it.

`entries` are its lines, `read` reads them strictly, `digests` are what a decision rests on,
`elections` and `signoffs` tell which decisions still hold.
"""

"""The grammar of the agreement language, as a Lark file."""

"""The log: bytes to records, records to facts, facts to the things they are about."""

"""The text of an agreement held against its program, sentence by sentence.

`paragraphs`, `numbering` and `sentences` read the text, `text` has its sections, `compare` holds
them against the graph, `changes` tells what differs from the text on record.
"""

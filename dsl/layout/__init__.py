"""The one canonical layout: all words and comments of a source, in blanks and line ends anew."""

"""The term sheet: plain data from the graph, words in templates, one escaper for each sink."""

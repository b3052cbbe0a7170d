"""The status report as a page of HTML, from the same plain data as its text for a terminal."""

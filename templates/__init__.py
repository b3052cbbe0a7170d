"""The words of everything Engross prints, as Jinja templates."""

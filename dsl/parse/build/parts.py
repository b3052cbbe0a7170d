"""Read the parts of a parser's tree: tokens, children by name, spans, the text of a line."""

from __future__ import annotations

from engross.dsl.parse.tree import Token, Tree
from engross.dsl.syntax.words import AxisChoice, Cite, Name, Term, Under, Words
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span
from engross.dsl.text.spelling import spell

# What `Span(…)` comes to in the end: every node has a span, and many of its tokens.
_new = tuple.__new__


class Builder:
    """What every part of the building needs: the source, for spans and the text of lines."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def span(self, part: Tree | Token) -> Span:
        """Return the place of a tree or token."""
        if isinstance(part, Token):
            return _new(Span, (part.line, part.column, part.end_line, part.end_column))
        first, last = part.first, part.last
        return _new(Span, (first.line, first.column, last.end_line, last.end_column))

    def text(self, tree: Tree) -> str:
        """Return a tree's own words, in canonical spelling, without its reading qualifier."""
        end = tree.end_pos
        last = tree.children[-1] if tree.children else None
        if isinstance(last, Tree) and last.data == "under":
            end = last.start_pos
        return spell(self.source.text[tree.start_pos : end])

    def term(self, token: Token) -> Term:
        """Return a term, its blanks folded."""
        return Term(folded(token), self.span(token))

    def name(self, token: Token) -> Name:
        """Return a name."""
        return Name(token.text, self.span(token))

    def words(self, token: Token) -> Words:
        """Return quoted words without their quotes."""
        return Words(token.text[1:-1], self.span(token))

    def cite(self, tree: Tree) -> Cite:
        """Return a citation of a section."""
        token = tree.children[0]
        assert isinstance(token, Token)
        return Cite(folded(token), self.span(token))

    def under(self, tree: Tree) -> Under | None:
        """Return the reading qualifier at the end of a line, where it has one."""
        last = child(tree, "under")
        if last is None:
            return None
        choices = []
        for axis in trees(last, "axis"):
            names = [self.name(token) for token in tokens(axis, "NAME")]
            choices.append(AxisChoice(names[0], tuple(names[1:])))
        return Under(tuple(choices), self.span(last))


def trees(tree: Tree, *names: str) -> list[Tree]:
    """Return the child trees with one of the names, or all of them."""
    return [c for c in tree.children if isinstance(c, Tree) and (not names or c.data in names)]


def child(tree: Tree, *names: str) -> Tree | None:
    """Return the first child tree with one of the names."""
    for part in tree.children:
        if isinstance(part, Tree) and part.data in names:
            return part
    return None


def only(tree: Tree, *names: str) -> Tree:
    """Return the child tree that the grammar says is there."""
    found = child(tree, *names)
    assert found is not None, (tree.data, names)
    return found


def tokens(tree: Tree, kind: str) -> list[Token]:
    """Return the child tokens of a kind."""
    return [c for c in tree.children if isinstance(c, Token) and c.type == kind]


def token(tree: Tree, kind: str) -> Token | None:
    """Return the first child token of a kind."""
    for part in tree.children:
        if isinstance(part, Token) and part.type == kind:
            return part
    return None


def sure(tree: Tree, kind: str) -> Token:
    """Return the child token that the grammar says is there."""
    found = token(tree, kind)
    assert found is not None, (tree.data, kind)
    return found


def number(tree: Tree) -> int:
    """Return the whole number that the grammar says is there."""
    return int(sure(tree, "INT").text)


def figure(tree: Tree) -> str:
    """Return the number with which a tree begins, without its commas."""
    first = tree.children[0]
    assert isinstance(first, Token)
    return first.text.replace(",", "")


def percentage(tree: Tree) -> str:
    """Return the number of the percentage that the grammar says is there."""
    return sure(tree, "PERCENT").text.rstrip("%").rstrip()


def phrase(tree: Tree | None) -> str:
    """Return the keywords of a tree as one phrase."""
    if tree is None:
        return ""
    return " ".join(part.text for part in tree.children if isinstance(part, Token))


def folded(token: Token) -> str:
    """Return the text of a token with single blanks."""
    return " ".join(token.text.split())

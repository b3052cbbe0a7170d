"""Read the parts of a parser's tree: tokens, children by name, spans, the text of a line."""

from __future__ import annotations

import re

from engross.dsl.parse.tree import Token, Tree
from engross.dsl.syntax.words import AxisChoice, Cite, Name, Term, Under, Words
from engross.dsl.text.source import Source
from engross.dsl.text.span import Span
from engross.dsl.text.spelling import spell

Node = Tree
BLANKS = re.compile(r"\s+")


class Builder:
    """What every part of the building needs: the source, for spans and the text of lines."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def span(self, node: Node | Token) -> Span:
        """Return the place of a node or token."""
        first, last = (node.first, node.last) if isinstance(node, Tree) else (node, node)
        return Span(first.line, first.column, last.end_line, last.end_column)

    def text(self, node: Node) -> str:
        """Return a node's own words, in canonical spelling, without its reading qualifier."""
        end = node.end_pos
        last = node.children[-1] if node.children else None
        if isinstance(last, Tree) and last.data == "under":
            end = last.start_pos
        return spell(self.source.text[node.start_pos : end])

    def term(self, token: Token) -> Term:
        """Return a term, its blanks folded."""
        return Term(BLANKS.sub(" ", token), self.span(token))

    def name(self, token: Token) -> Name:
        """Return a name."""
        return Name(str(token), self.span(token))

    def words(self, token: Token) -> Words:
        """Return quoted words without their quotes."""
        return Words(token[1:-1], self.span(token))

    def cite(self, node: Node) -> Cite:
        """Return a citation of a section."""
        token = node.children[0]
        assert isinstance(token, Token)
        return Cite(BLANKS.sub(" ", token), self.span(token))

    def under(self, node: Node) -> Under | None:
        """Return the reading qualifier at the end of a line, where it has one."""
        last = child(node, "under")
        if last is None:
            return None
        choices = []
        for axis in trees(last, "axis"):
            names = [self.name(token) for token in tokens(axis, "NAME")]
            choices.append(AxisChoice(names[0], tuple(names[1:])))
        return Under(tuple(choices), self.span(last))


def trees(node: Node, *names: str) -> list[Node]:
    """Return the child trees with one of the names, or all of them."""
    return [c for c in node.children if isinstance(c, Tree) and (not names or c.data in names)]


def child(node: Node, *names: str) -> Node | None:
    """Return the first child tree with one of the names."""
    found = trees(node, *names)
    return found[0] if found else None


def only(node: Node, *names: str) -> Node:
    """Return the child tree that the grammar says is there."""
    found = child(node, *names)
    assert found is not None, (node.data, names)
    return found


def tokens(node: Node, kind: str) -> list[Token]:
    """Return the child tokens of a kind."""
    return [c for c in node.children if isinstance(c, Token) and c.type == kind]


def token(node: Node, kind: str) -> Token | None:
    """Return the first child token of a kind."""
    found = tokens(node, kind)
    return found[0] if found else None


def sure(node: Node, kind: str) -> Token:
    """Return the child token that the grammar says is there."""
    found = token(node, kind)
    assert found is not None, (node.data, kind)
    return found


def phrase(node: Node | None) -> str:
    """Return the keywords of a node as one phrase."""
    return " ".join(str(c) for c in node.children) if node is not None else ""

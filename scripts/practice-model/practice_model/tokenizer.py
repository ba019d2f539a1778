"""A byte-level BPE tokenizer in CLIP's style, learnt from the captions, and its tokenizer.json."""

import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

from . import captions
from .vocabulary import COLOUR_NAMES, OBJECTS

#: The words as CLIP splits them: contractions, letters, single digits, runs of anything else.
WORDS = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d|[^\W\d_]+|\d|(?:[^\s\w]|_)+", re.IGNORECASE)
JSON_WORDS = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
START, END = "<|startoftext|>", "<|endoftext|>"
CONTEXT = 32


def byte_letters() -> dict[int, str]:
    """The usual reversible table from bytes to printable letters."""
    kept = [*range(33, 127), *range(161, 173), *range(174, 256)]
    table = {byte: chr(byte) for byte in kept}
    table |= {byte: chr(256 + n) for n, byte in enumerate(b for b in range(256) if b not in table)}
    return dict(sorted(table.items(), key=lambda item: ord(item[1])))


def split(text: str) -> list[str]:
    return WORDS.findall(re.sub(r"\s+", " ", text).lower())


def letters(word: str) -> tuple[str, ...]:
    table = byte_letters()
    spelled = [table[byte] for byte in word.encode()]
    return (*spelled[:-1], spelled[-1] + "</w>")


def join(pieces: tuple[str, ...], pair: tuple[str, str]) -> tuple[str, ...]:
    joined, i = [], 0
    while i < len(pieces):
        if pieces[i:i + 2] == pair:
            joined.append(pieces[i] + pieces[i + 1])
            i += 2
        else:
            joined.append(pieces[i])
            i += 1
    return tuple(joined)


def learn(texts: list[str], size: int) -> list[tuple[str, str]]:
    """Merges, best first, until the vocabulary holds `size` pieces. Ties go to the alphabet."""
    words = {word: (letters(word), n) for word, n in Counter(w for t in texts for w in split(t)).items()}
    merges = []
    while len(merges) < size - 514:
        pairs = Counter()
        for pieces, n in words.values():
            for pair in zip(pieces, pieces[1:]):
                pairs[pair] += n
        if not pairs:
            break
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        words = {word: (join(pieces, best), n) for word, (pieces, n) in words.items()}
    return merges


class Tokenizer:
    def __init__(self, merges: list[tuple[str, str]]):
        single = list(byte_letters().values())
        pieces = single + [letter + "</w>" for letter in single] + ["".join(pair) for pair in merges] + [START, END]
        self.merges = [tuple(pair) for pair in merges]
        self.vocab = {piece: position for position, piece in enumerate(pieces)}
        self.rank = {pair: position for position, pair in enumerate(self.merges)}
        self.start, self.end = self.vocab[START], self.vocab[END]
        self.known: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        if word not in self.known:
            pieces = letters(word)
            while len(pieces) > 1:
                best = min(zip(pieces, pieces[1:]), key=lambda pair: self.rank.get(pair, 1 << 30))
                if best not in self.rank:
                    break
                pieces = join(pieces, best)
            self.known[word] = [self.vocab[piece] for piece in pieces]
        return self.known[word]

    def ids(self, text: str) -> list[int]:
        body = [token for word in split(text) for token in self.word(word)]
        return [self.start, *body[:CONTEXT - 2], self.end]

    def batch(self, texts: list[str]) -> list[list[int]]:
        rows = [self.ids(text) for text in texts]
        longest = max(map(len, rows))
        return [row + [self.end] * (longest - len(row)) for row in rows]

    def save(self, folder: Path) -> None:
        def special(text: str, number: int) -> dict:
            return {"id": number, "content": text, "single_word": False, "lstrip": False, "rstrip": False, "normalized": text == START, "special": True}

        whole = {
            "version": "1.0", "truncation": None, "padding": None,
            "added_tokens": [special(START, self.start), special(END, self.end)],
            "normalizer": {"type": "Sequence", "normalizers": [
                {"type": "NFC"}, {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "}, {"type": "Lowercase"}]},
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                {"type": "Split", "pattern": {"Regex": JSON_WORDS}, "behavior": "Removed", "invert": True},
                {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}]},
            "post_processor": {"type": "RobertaProcessing", "sep": [END, self.end], "cls": [START, self.start], "trim_offsets": False, "add_prefix_space": False},
            "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
            "model": {"type": "BPE", "dropout": None, "unk_token": END, "continuing_subword_prefix": "", "end_of_word_suffix": "</w>",
                      "fuse_unk": False, "vocab": self.vocab, "merges": [" ".join(pair) for pair in self.merges]},
        }
        (folder / "tokenizer.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")
        settings = {
            "tokenizer_class": "CLIPTokenizer", "model_max_length": CONTEXT, "do_lower_case": True, "add_prefix_space": False,
            "bos_token": START, "eos_token": END, "pad_token": END, "unk_token": END, "errors": "replace", "clean_up_tokenization_spaces": True,
        }
        (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n", "utf-8")


def caption_tokenizer(size: int = 780) -> Tokenizer:
    """The one tokenizer of this model: learnt from 30,000 captions drawn with a fixed seed."""
    rng = np.random.default_rng(7)
    texts = [caption.text for caption in captions.FIXED] * 60
    texts += [captions.about_thing(captions.pick(rng, OBJECTS), captions.pick(rng, COLOUR_NAMES), rng).text for _ in range(24_000)]
    texts += [captions.about_count(captions.pick(rng, OBJECTS), None, int(rng.integers(1, 4)), rng).text for _ in range(4_000)]
    texts += [captions.about_colour(captions.pick(rng, COLOUR_NAMES), rng).text for _ in range(2_000)]
    return Tokenizer(learn(texts, size))

"""LAC-small: a Chinese word and name tagger, its weights read from the jieba package, run with NumPy.

The model is Baidu's LAC in the small form that jieba 0.42.1 ships in jieba/lac_small (Apache-2.0): characters in, two
bidirectional GRU layers of 128, a linear-chain CRF over 57 tags out. Z. Jiao, S. Sun, K. Sun: Chinese Lexical Analysis
with Deep Bi-GRU-CRF Network, arXiv:1807.01882 (2018); https://github.com/baidu/lac, https://github.com/fxsjy/jieba.
Neither jieba's code nor PaddlePaddle is run: the files are found, read and multiplied here.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from chongkan.convert.names.tensors import read_tensor

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray

    Floats = NDArray[float32]
    Integers = NDArray[int64]

_HIDDEN = 128
_LONGEST = 120  # characters of a clause that are read at once
_BATCH = 256  # clauses; more only needs more memory


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a clause: where it begins and ends in it, and its tag.

    Tags are LAC's: PER LOC ORG TIME for names, else a part of speech (n noun, v verb, p preposition, u particle …).
    """

    start: int
    end: int
    tag: str


@cache
def load_tagger() -> "Tagger | None":
    """Load the model, once a process; None where jieba's weights or NumPy are not installed or cannot be read."""
    jieba = find_spec("jieba")
    if jieba is None or find_spec("numpy") is None:
        return None
    # more threads only get in each other's way on matrices this small; NumPy reads this when it is first imported
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    for place in jieba.submodule_search_locations or ():
        try:
            return Tagger(Path(place) / "lac_small")
        except (OSError, ValueError):
            continue
    return None


class Tagger:
    """The model, loaded from a folder with word.dic, tag.dic and model_baseline/."""

    def __init__(self, folder: Path) -> None:
        weights = folder / "model_baseline"
        self._ids = {word: int(number) for number, word in _rows(folder / "word.dic") if len(word) == 1}
        self._unknown = next(int(number) for number, word in _rows(folder / "word.dic") if word == "OOV")
        self._tags = [tag for _, tag in _rows(folder / "tag.dic")]
        self._embedding = read_tensor(weights / "word_emb")
        self._layers = [_Layer(weights, 0), _Layer(weights, 2)]
        self._emission = read_tensor(weights / "fc_4.w_0"), read_tensor(weights / "fc_4.b_0")
        crf = read_tensor(weights / "crfw")
        self._start, self._stop, self._steps = crf[0], crf[1], crf[2:]

    def tag(self, clauses: Sequence[str]) -> list[list[Token]]:
        """Return the words of each clause. A clause is text without punctuation or white space, Simplified."""
        order = sorted(range(len(clauses)), key=lambda k: -len(clauses[k]))
        found: list[list[Token]] = [[] for _ in clauses]
        for start in range(0, len(order), _BATCH):
            batch = [k for k in order[start : start + _BATCH] if clauses[k]]
            if batch:
                for k, path in zip(batch, self._paths([clauses[k][:_LONGEST] for k in batch]), strict=True):
                    found[k] = self._tokens(path)
        return found

    def _paths(self, clauses: Sequence[str]) -> list[list[int]]:
        """The best tag of each character of each clause; the longest clause comes first."""
        import numpy as np

        packed = _Packed([len(clause) for clause in clauses])
        ids = [
            self._ids.get(clause[at], self._unknown) for at, n in enumerate(packed.running) for clause in clauses[:n]
        ]
        features = self._embedding[np.array(ids)]
        for layer in self._layers:
            features = layer.run(features, packed)
        weight, bias = self._emission
        return _viterbi(features @ weight + bias, packed, self._start, self._stop, self._steps)

    def _tokens(self, path: list[int]) -> list[Token]:
        tokens: list[Token] = []
        before = ""
        for at, number in enumerate(path):
            tag, _, place = self._tags[number].partition("-")
            if tokens and place != "B" and (tag != "O" or before == "O"):
                tokens[-1] = Token(tokens[-1].start, at + 1, tokens[-1].tag)
            else:
                tokens.append(Token(at, at + 1, tag))
            before = tag
        return tokens


class _Packed:
    """Clauses without padding: all first characters, then all second ones … The longest clause comes first.

    running: how many clauses have a character at each place. starts: where each place begins. mirror: for each
    character the one that stands as far from its clause's other end.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        import numpy as np

        self.lengths = lengths
        self.running = [sum(length > at for length in lengths) for at in range(lengths[0])]
        self.starts = [0, *accumulate(self.running)]
        places = [(row, at) for at, n in enumerate(self.running) for row in range(n)]
        self.mirror = np.array([self.starts[lengths[row] - 1 - at] + row for row, at in places])


class _Layer:
    """One bidirectional GRU layer; `first` is the number of its first weights (forward first, backward + 1)."""

    def __init__(self, weights: Path, first: int) -> None:
        import numpy as np

        numbers = (first, first + 1)
        self._input = [read_tensor(weights / f"fc_{n}.w_0") for n in numbers]
        self._bias = [read_tensor(weights / f"fc_{n}.b_0") + read_tensor(weights / f"gru_{n}.b_0") for n in numbers]
        recurrent = [read_tensor(weights / f"gru_{n}.w_0").ravel() for n in numbers]
        gates = 2 * _HIDDEN * _HIDDEN
        self._gates = np.stack([w[:gates].reshape(_HIDDEN, 2 * _HIDDEN) for w in recurrent])
        self._candidate = np.stack([w[gates:].reshape(_HIDDEN, _HIDDEN) for w in recurrent])

    def run(self, features: "Floats", packed: _Packed) -> "Floats":
        """(characters, in) -> (characters, 2 x hidden). Both directions step together."""
        import numpy as np

        ahead = np.empty((2, len(features), 3 * _HIDDEN), dtype=np.float32)  # what the characters say to the gates
        for way, said in enumerate((features, features[packed.mirror])):
            np.matmul(said, self._input[way], out=ahead[way])
            ahead[way] += self._bias[way]
        state: Floats = np.zeros((2, len(packed.lengths), _HIDDEN), dtype=np.float32)
        out = np.empty((2, len(features), _HIDDEN), dtype=np.float32)
        for start, running in zip(packed.starts, packed.running, strict=False):
            now = slice(start, start + running)
            state = self._step(state[:, :running], ahead[:, now])
            out[:, now] = state
        return np.concatenate([out[0], out[1][packed.mirror]], axis=1)

    def _step(self, state: "Floats", ahead: "Floats") -> "Floats":
        """h' = (1 - u) h + u c, as PaddlePaddle's dynamic_gru has it (origin_mode off)."""
        import numpy as np

        gates = np.reciprocal(1 + np.exp(-ahead[..., : 2 * _HIDDEN] - state @ self._gates), dtype=np.float32)
        update, reset = gates[..., :_HIDDEN], gates[..., _HIDDEN:]
        candidate = np.tanh(ahead[..., 2 * _HIDDEN :] + (reset * state) @ self._candidate)
        new: Floats = np.add(state, update * (candidate - state), dtype=np.float32)
        return new


def _viterbi(emission: "Floats", packed: _Packed, start: "Floats", stop: "Floats", steps: "Floats") -> list[list[int]]:
    """The best path of tags of each clause; steps[a, b] is the score of b after a."""
    import numpy as np

    into = np.ascontiguousarray(steps.T)
    scores = start + emission[: packed.running[0]]
    back: list[Integers] = []
    for begin, running in list(zip(packed.starts, packed.running, strict=False))[1:]:
        through = scores[:running, None, :] + into
        best = through.argmax(axis=2)
        back.append(best)
        reached = np.take_along_axis(through, best[..., None], axis=2)[..., 0]
        scores[:running] = reached + emission[begin : begin + running]
    last = (scores + stop).argmax(axis=1)
    paths = []
    for row, length in enumerate(packed.lengths):
        path = [int(last[row])]
        for at in range(length - 2, -1, -1):
            path.append(int(back[at][row, path[-1]]))
        paths.append(path[::-1])
    return paths


def _rows(path: Path) -> list[tuple[str, str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    return [(row[0], row[1]) for row in rows if len(row) == 2]

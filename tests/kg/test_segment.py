"""Texts are cut as jieba cuts them by its dictionary alone, compounds into their words."""

from __future__ import annotations

import warnings

import pytest

from kg.errors import StoreError
from kg.search import fold
from kg.segment import cut_words, read_words
from tests.kg.plans import corpus

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import jieba


def cut(text: str) -> str:
    """The words of a text, parted by bars."""
    return "|".join(cut_words(text, read_words([text])))


@pytest.mark.parametrize(
    "words",
    [
        "扩大|保护|名录",
        "构建|大|宣传|工作|格局",
        "面向|发展中国家|开展",
        "高|价值|专利|审查|周期",
        "专利局|初审|流程|部",
        "完成|建设|100|家|中心|（|tisc|）",
        "",
    ],
)
def test_a_text_is_cut_into_the_words_of_the_dictionary(words: str) -> None:
    assert cut(words.replace("|", "")) == words


def test_the_words_together_are_the_text() -> None:
    text = fold("《XX—2020》：㍿ 𠮷野家，ａ１b").text
    assert cut(text).replace("|", "") == text


@pytest.mark.unmeasured
def test_the_corpus_is_cut_as_jieba_itself_cuts_it() -> None:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    texts = [fold(measure.text).text for plan in corpus().values() for task in plan.tasks for measure in task.measures]
    words = read_words(texts)
    for text in texts:
        ends = {len(part) for part in _prefixes(list(tokenizer.cut(text, HMM=False)))}
        ours = {len(part) for part in _prefixes(list(cut_words(text, words)))}
        assert ends <= ours  # ours are finer: compounds are cut again


def test_a_missing_dictionary_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.segment.find_spec", lambda _name: None)
    with pytest.raises(StoreError, match="jieba is not installed"):
        read_words(["大保护"])


def _prefixes(words: list[str]) -> list[str]:
    return ["".join(words[: i + 1]) for i in range(len(words))]

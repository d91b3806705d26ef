"""What a person reads after the search for a closed entry: the verdict, the traces, and what no site can reach."""

from collections.abc import Iterator, Sequence

from generator.model.text import Lang, Text

_SHOWN = 20
Found = Sequence[tuple[str, str]]
"""Traces: in which file, and what."""


def gone_text(key: str, found: Found, counts: tuple[int, int, int], lang: Lang) -> str:
    """Return the verdict on the site: how much was searched for how many texts, and every trace."""
    files, size, wanted = counts
    zh = f"{key}：搜索了 {files} 个文件（{size / 1e6:.1f} MB，压缩的也打开），{wanted} 段文字，发现 {len(found)} 处"
    en = f"{key}: {files} files searched ({size / 1e6:.1f} MB, packed ones opened) for {wanted} texts, {len(found)} found"
    lines = [Text(zh, en).of(lang)]
    lines += [f"  {path}: {what[:60]}" for path, what in found[:_SHOWN]]
    lines += ["  …"] if len(found) > _SHOWN else []
    return "\n".join(lines) + "\n"


def outside_text(key: str, files: Sequence[str], commits: int, *, cached: bool, lang: Lang) -> str:
    """Return what lies outside the power of the site, each with what to do about it."""
    head = Text("网站之外还有（网站管不到，须由人处理）：", "Outside the power of the site (people have to see to it):")
    return (
        "\n".join((head.of(lang), *(f"- {each.of(lang)}" for each in _outside(key, files, commits, cached=cached))))
        + "\n"
    )


def _outside(key: str, files: Sequence[str], commits: int, *, cached: bool) -> Iterator[Text]:
    folder = f"datasets/{key}"
    if files:
        yield Text(
            f"仓库的工作区：{folder}/ 中还有 {len(files)} 个文件。恢复开放要用到它们；下架的，合并后执行 portal bury {key}",
            f"the working tree: {len(files)} files in {folder}/. To restore needs them; once withdrawn: portal bury {key}",
        )
    if commits:
        yield Text(
            f"git 历史：{commits} 次提交涉及它。查看 git log --all --oneline -- {folder}；"
            f"必须清除的，在新克隆中执行 git filter-repo --invert-paths --path {folder}/，再执行 git push --force --all 和 git push --force --tags，"
            "并请代码平台清除合并请求引用和缓存的页面；所有人重新克隆",
            f"git history: {commits} commits hold it. See git log --all --oneline -- {folder}; to erase it, in a fresh clone: "
            f"git filter-repo --invert-paths --path {folder}/, then git push --force --all and git push --force --tags, and ask "
            "the forge to purge pull request refs and cached views; everyone clones anew",
        )
    yield Text(
        "分叉与克隆：列出 gh api repos/{owner}/{repo}/forks，逐一通知删除；私下的克隆无法列出",
        "forks and clones: list them with gh api repos/{owner}/{repo}/forks and ask each to delete; private clones cannot be listed",
    )
    if cached:
        yield Text(
            "本机缓存：rm -rf .cache/portal（其中有转换好的文件）；构建流水线的制品和缓存也要删除：gh api -X DELETE repos/{owner}/{repo}/actions/artifacts/{id}",
            "the local store: rm -rf .cache/portal (it holds converted files); artifacts of pipelines too: gh api -X DELETE repos/{owner}/{repo}/actions/artifacts/{id}",
        )
    yield Text(
        f"网络缓存：发布后执行 python3 .github/scripts/verify_live.py 网站地址 --before 旧清单，并在 CDN 清除 {folder}/；搜索引擎和网页存档用各自的删除申请",
        f"caches of the web: after publication run python3 .github/scripts/verify_live.py SITE --before OLD-MANIFEST, purge {folder}/ at the CDN, and use the removal forms of search engines and web archives",
    )
    yield Text(
        "已经下载的副本和收割了元数据的其他平台：告示页会告诉它们，请求删除须逐一联系",
        "copies already downloaded and catalogues that harvested it: the notice tells them; to have them deleted ask each",
    )

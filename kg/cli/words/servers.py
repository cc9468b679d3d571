"""What goes wrong with a store on a server, in Chinese: errors and hints, their blanks as {}, then numbered."""

from __future__ import annotations

SERVERS: dict[str, str] = {
    # the address and the credentials
    "the address of a store is https://HOST or https://HOST/PATH": (
        "图库服务器的地址应写作 https://主机 或 https://主机/路径"
    ),
    "kg query NAME --store https://HOST": "例如 kg query 名称 --store https://主机",
    "the address of a store holds no name and no password": "图库服务器的地址里不能写用户名和密码",
    "set KG_STORE_USER and KG_STORE_PASSWORD, or write them into ~/.netrc": (
        "请设置环境变量 KG_STORE_USER 和 KG_STORE_PASSWORD，或写入 ~/.netrc"
    ),
    "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN, or write them into ~/.netrc": (
        "请设置环境变量 KG_STORE_USER 和 KG_STORE_PASSWORD，或 KG_STORE_TOKEN，或写入 ~/.netrc"
    ),
    "the address of a store ends with its path, without ? and #": "图库服务器的地址到路径为止，不带 ? 和 #",
    "a token goes into KG_STORE_TOKEN": "口令请放在环境变量 KG_STORE_TOKEN 中",
    "http to {} would be read along by others on the way": "到 {0} 的 http 没有加密，途中会被他人读到",
    "use https://, or set {}=1 in a network that is trusted": "请用 https://；在可信的网络中可设置 {0}=1",
    "it is not known where the server keeps graphs if it answers queries at {}": (
        "服务器在 {0} 回答查询，但不知道它在哪里存取图"
    ),
    "set {} to the address of its Graph Store HTTP Protocol": "请用 {0} 指明它的 Graph Store HTTP Protocol 地址",
    "{} is no address on the server of the store": "{0} 不是图库服务器上的地址",
    "it begins with the same scheme, host and port, and has no ?": "它的协议、主机和端口应与图库地址相同，并且不带 ?",
    "{} and {} go together": "{0} 和 {1} 要一起设置",
    "set both, or neither": "请两个都设置，或都不设置",
    "the name, password or token of the store holds a sign that cannot be sent": (
        "图库的用户名、密码或口令中有不能发送的字符"
    ),
    "~/.netrc cannot be read": "不能读取 ~/.netrc",
    "only you may read it (chmod 600); see man netrc": "只有本人可读才行（chmod 600），写法见 man netrc",
    "{} is a number of seconds, not {}": "{0} 应为秒数，而不是 {1}",
    "write it as {}=60": "例如 {0}=60",
    # the network
    "nobody answers there": "没有服务器应答",
    "the connection was broken off": "连接中断",
    "it cannot be reached: {}": "无法连接：{0}",
    "the answer is no HTTP": "应答的不是 HTTP 服务器",
    "the answer ended in the middle": "回答没有传完就断了",
    "the server answers {}": "服务器返回 {0}",
    "look whether the server runs, and try again; nothing was changed": (
        "请查看服务器是否在运行，然后再试；原有内容没有改变"
    ),
    "{} redirects in a circle": "{0} 一再转向",
    "give the address that answers in the end": "请写最终应答的地址",
    "{} redirects to {}://{}:{}, which is not followed": "{0} 转向另一台服务器 {1}://{2}:{3}，没有跟去",
    "if that is right, give that address with --store": "如果那里才对，请在 --store 中写那个地址",
    "{} refuses the name, password or token": "{0} 不接受所给的用户名、密码或口令",
    "{} asks for a name and a password": "{0} 要求用户名和密码",
    "{} answers {}: {}": "{0} 返回 {1}：{2}",
    "see that the address is right and that you may do this there": "请核对地址，以及是否有这项权限",
    "{} was silent for {} seconds": "{0} 在 {1} 秒内没有应答",
    "ask for less, or set {} to more seconds": "请缩小查询范围，或用 {0} 设置更多秒数",
    "{} cannot be trusted: {}": "{0} 的证书不可信：{1}",
    "see that its certificate is valid for this name": "请核对证书与主机名是否相符、是否有效",
    "{} sends more than {} bytes": "{0} 的回答超过 {1} 字节",
    "ask for less": "请缩小查询范围",
    # what the server holds
    "{} holds no build": "{0} 上没有图库",
    "put a build there with: kg build --store {}": "请先写入：kg build --store {0}",
    "{} holds a store of format {}; this version reads format {}": "{0} 上的图库为格式 {1}，本版本读格式 {2}",
    "{} answers with what is no answer, or with a part of one": "{0} 的回答无法读懂，或不完整",
    "look whether it is the address of a SPARQL 1.1 server, and try again": (
        "请核对地址是否为 SPARQL 1.1 服务器，然后再试"
    ),
    "{} cut the answer short at {} rows": "{0} 只给出前 {1} 行，回答不完整",
    "{} cut the answer short": "{0} 的回答不完整",
    "raise ResultSetMaxRows and MaxQueryExecutionTime in the server's ini, or ask for less": (
        "请在服务器的 ini 中提高 ResultSetMaxRows 和 MaxQueryExecutionTime，或缩小查询范围"
    ),
    "the store is closed": "图库已关闭",
    "{} gives {} of the {} statements of {}": "{0} 只给出图 {3} 的 {2} 条语句中的 {1} 条",
    "try again; if it stays so, build again with: kg build": "请再试；如仍如此，请重新 kg build",
    "{}: the build that was asked has been replaced twice and is gone": "{0}：所查询的那一版已被替换两次，不在了",
    "ask again; the new build answers then": "请重新查询，由新的一版回答",
    "{} holds {} of the {} statements of {}": "{0} 上图 {3} 应有 {2} 条语句，现有 {1} 条",
    "the former build stays in use; see that nobody else builds there, and build again": (
        "仍使用原有的一版；请确认没有他人同时写入，然后重新构建"
    ),
    "somebody else has begun to write a build to {}": "另有人开始向 {0} 写入图库",
    "theirs goes on; build again when it is there": "对方的写入继续进行；待其完成后再构建",
    "{} has a blank node, which no server keeps as it is": "{0} 处有空白节点，服务器不能原样保存",
    "{} is no digest of a build": "{0} 不是图库的摘要",
    "{} holds {} statements, and at most {} are copied to be served": (
        "{0} 上有 {1} 条语句，最多复制 {2} 条到本机提供服务"
    ),
    "serve a smaller store, or ask this one with kg query": "请改用较小的图库，或用 kg query 直接查询",
    "{} gives other statements than were written there": "{0} 给出的语句与写入时不同",
    "see whether somebody else wrote there, and build again with: kg build": (
        "请查看是否有他人写过，然后重新 kg build"
    ),
    "kg:matches is answered from an index of texts, which a server does not have": (
        "kg:matches 由全文索引回答，服务器上没有全文索引"
    ),
    "ask with CONTAINS(?text, …), or find words with kg search": "请用 CONTAINS(?text, …)，或用 kg search 检索",
    # this machine
    "set {} to another folder": "请用 {0} 另选文件夹",
}

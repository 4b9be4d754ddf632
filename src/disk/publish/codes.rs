//! Findings about the folder that is published.

use crate::diagnostic::family;

family! {
    /// The output folder may not be used.
    REFUSED_TARGET = "ZB801" Error {
        title: "不能发布到这个文件夹", "this folder is not published to";
        meaning: "输出文件夹必须是空的、还不存在，或者由镇报自己发布过；不能是网站本身或它的上级。",
                 "The output must be empty, not exist yet, or carry zhenbao's own manifest; it cannot be the site itself or a folder above it.";
        wrong: "zhenbao build --output .";
        right: "zhenbao build --output public";
    }
    /// A file in the output that zhenbao did not publish.
    FOREIGN_FILE = "ZB802" Error {
        title: "输出文件夹里有外来文件", "foreign file in the output";
        meaning: "输出文件夹里出现了镇报没有发布过的文件。它可能是有人手工放进去的，也可能是入侵者留下的后门，所以镇报既不删除，也不当作没看见。请查明来历后移走；确实要发布的文件，请放进网站的 static/ 文件夹。",
                 "The output holds a file that zhenbao did not publish. Somebody may have put it there by hand, or an intruder did, so it is neither deleted nor ignored. Find out where it comes from and move it away; a file that is to be published belongs into the site's static/ folder.";
        wrong: "public/shell.php";
        right: "static/baidu_verify.html";
    }
    /// A manifest that cannot be read, or none.
    UNREADABLE_MANIFEST = "ZB803" Error {
        title: "发布清单缺失或无法识别", "manifest missing or unreadable";
        meaning: "镇报靠 .zhenbao/manifest.json 辨认自己发布的文件夹。清单被改坏，或者由更新版本的镇报写成，就不能确定哪些文件可以替换。",
                 "zhenbao knows the folders it published by .zhenbao/manifest.json. When that file was damaged, or written by a newer version, nobody can tell which files may be replaced.";
        wrong: "zhenbao verify content";
        right: "zhenbao verify public";
    }
    /// Two publications at once.
    BUSY = "ZB804" Error {
        title: "另一个发布正在进行", "another publication is running";
        meaning: "同一个输出文件夹一次只能由一个镇报发布，否则两次的结果会混在一起。等前一个结束；如果它被强行终止，锁会自动解除。",
                 "One output is published to by one zhenbao at a time, or two results would mix. Wait for the other; when it was killed, its lock is gone with it.";
        wrong: "zhenbao build & zhenbao build";
        right: "zhenbao build && zhenbao build";
    }
    /// A signal.
    INTERRUPTED = "ZB805" Error {
        title: "发布被中断", "publishing was interrupted";
        meaning: "程序收到了停止的要求（按了 Ctrl-C、注销或关机）。已发布的网站保持原样；程序正忙时会被强行结束，留下的临时文件由下一次发布清理。",
                 "The program was asked to stop (Ctrl-C, logging out, shutting down). The published site stands; where the program was busy it is made to end, and the next publication clears what it left.";
        wrong: "zhenbao build   ^C";
        right: "zhenbao build";
    }
    /// Two pages of one address.
    SAME_FILE_TWICE = "ZB806" Error {
        title: "两个页面同一个文件", "two pages, one file";
        meaning: "两个页面要写入同一个文件，或者一个文件与另一个文件所在的文件夹同名，其中一个会被盖掉。请给其中一篇设置不同的短名。",
                 "Two pages are to be written to one file, or a file has the name of another one's folder; one of them would be lost. Give one of them another slug.";
        wrong: "slug: huiyi（两篇文章相同）";
        right: "slug: huiyi-2025";
    }
    /// A source that cannot be copied as one consistent file.
    UNSTEADY_SOURCE = "ZB807" Error {
        title: "文件无法完整读取", "a file has no steady content";
        meaning: "要发布的图片或附件不是普通文件，或者在读取时一直被别的程序改写，发布出去会是半个文件。",
                 "A picture or attachment is no regular file, or another program kept writing it while it was read; half a file would be published.";
        wrong: "content/tongzhi/附件.pdf -> /dev/video0";
        right: "content/tongzhi/附件.pdf";
    }
    /// No way back.
    NOTHING_KEPT = "ZB808" Error {
        title: "没有可以退回的发布", "no publication to go back to";
        meaning: "镇报在输出文件夹旁边保存上一次发布的内容，供 zhenbao rollback 退回。第一次发布之后还没有上一次；保存的内容被人改动过时也不会退回，以免把篡改的网页放上网。",
                 "zhenbao keeps the previous publication beside the output for zhenbao rollback. After the first publication there is none yet, and one that somebody changed is not gone back to, so that no tampered page goes on line.";
        wrong: "zhenbao build && zhenbao rollback";
        right: "zhenbao build && zhenbao build && zhenbao rollback";
    }
    /// No space, no inodes, no quota.
    DISK_FULL = "ZB809" Error {
        title: "磁盘已满", "the disk is full";
        meaning: "新的网站先完整写在输出文件夹旁边，再一次换上去，所以磁盘要能容纳两份网站。空间、文件个数或配额不够时，已发布的网站保持原样。",
                 "A new site is written whole beside the output and then swapped in, so the disk must hold the site twice. When room, file entries or quota run out, the published site stands.";
        wrong: "df -h: 100%";
        right: "df -h: 60%";
    }
    /// Any other refusal by the operating system.
    SYSTEM_REFUSED = "ZB810" Error {
        title: "系统拒绝了操作", "the system refused";
        meaning: "操作系统拒绝了读写，原因写在信息里：没有权限、磁盘只读、磁盘损坏、打开的文件太多等。已发布的网站保持原样。",
                 "The operating system refused to read or write, for the reason in the message: no permission, a read-only or failing disk, too many open files. The published site stands.";
        wrong: "drwxr-xr-x root public";
        right: "drwxr-xr-x bianji public";
    }
    /// A published file whose content is not what was published.
    FILE_CHANGED = "ZB811" Error {
        title: "已发布的文件被改动", "a published file was changed";
        meaning: "文件内容与发布清单中的校验值不符：有人直接改了网页，或者网页被篡改。重新发布会恢复它，但请先查明原因。",
                 "The content differs from the checksum in the manifest: somebody edited the page in place, or tampered with it. Publishing again restores it, but find the cause first.";
        wrong: "vi public/index.html";
        right: "vi content/index.md && zhenbao build";
    }
    /// A published file that is gone.
    FILE_MISSING = "ZB812" Error {
        title: "已发布的文件不见了", "a published file is missing";
        meaning: "发布清单中的文件在输出文件夹里找不到。要撤下文章，请删除源文件或设为草稿后重新发布。",
                 "A file of the manifest is not in the output. To withdraw an article, remove its source or make it a draft, and publish again.";
        wrong: "rm public/renda/huiyi.html";
        right: "draft: yes";
    }
    /// Somebody else's change that a publication undid.
    FILE_RESTORED = "ZB813" Warning {
        title: "恢复了被改动的文件", "a changed file was restored";
        meaning: "发布时发现已发布的文件被人改动或删除，已按源文件恢复。请查明是谁改动的。",
                 "While publishing, files of the output were found changed or removed by somebody, and were restored from the sources. Find out who changed them.";
        wrong: "public/index.html（被手工改过）";
        right: "public/index.html（与源文件一致）";
    }
    /// Many texts would go at once.
    MANY_LOST = "ZB814" Error {
        title: "很多文章会一起撤下", "many articles would go at once";
        meaning: "这次发布会撤下两篇以上、而且超过五分之一的文章。这多半是文件被误删、移走，或者草稿、日期设错了，所以先停下来问一句。确实要撤下，加上 --allow-removal 再发布。",
                 "This publication would take more than two articles, and more than a fifth of all, off line. Mostly files were removed or moved by accident, or drafts and dates are wrong, so it stops and asks. Where it is meant, publish with --allow-removal.";
        wrong: "zhenbao build";
        right: "zhenbao build --allow-removal";
    }
    /// A step back would bring back what was taken off line.
    TEXTS_RETURN = "ZB815" Error {
        title: "撤下的文章会重新出现", "withdrawn articles would come back";
        meaning: "退回到从前的发布，会让后来撤下的文章重新出现在网上。撤稿常有不能再公开的理由，所以先停下来问一句。确实要恢复，加上 --allow-return。",
                 "The earlier publication holds articles that were taken off line since. What was withdrawn often must not be public again, so going back stops and asks. Where it is meant, add --allow-return.";
        wrong: "zhenbao rollback";
        right: "zhenbao rollback --allow-return";
    }
}

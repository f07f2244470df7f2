using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Wangge.Host.Tls;

/// <summary>The page that tells how a phone comes to trust the local authority; served over plain HTTP, since nothing is trusted yet.</summary>
/// <remarks>
/// Whoever sits between phone and server could swap what plain HTTP carries, so the page asks to compare the fingerprint with
/// the one that the terminal shows. No script, nothing fetched from elsewhere; both languages on one page.
/// </remarks>
internal static class InstallPage
{
    /// <param name="pageUrl">Where this page is, such as <c>http://wangge.local:5080/trust</c>; the files lie below it.</param>
    /// <param name="secureUrl">Where the service is afterwards, such as <c>https://wangge.local:5443</c>.</param>
    /// <param name="authority">The root to install.</param>
    public static string Render(Uri pageUrl, Uri secureUrl, X509Certificate2 authority)
    {
        var folder = WebUtility.HtmlEncode(pageUrl.AbsolutePath.TrimEnd('/'));
        var page = WebUtility.HtmlEncode(pageUrl.AbsoluteUri);
        var secure = WebUtility.HtmlEncode(secureUrl.AbsoluteUri);
        var name = WebUtility.HtmlEncode(authority.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        var fingerprint = AuthorityExport.FingerprintOf(authority).Replace(":", ":<wbr>", StringComparison.Ordinal);
        return $$"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>让手机信任本站 · Trust this server</title>
            <style>
            :root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1a2127; --accent: #0b5675; --line: #8a857a; }
            @media (prefers-color-scheme: dark) { :root { --paper: #0c1419; --ink: #f0f4f4; --accent: #74c6e2; --line: #6f838c; } }
            body { margin: 0 auto; padding: 20px; max-width: 40rem; background: var(--paper); color: var(--ink);
              font: 17px/1.5 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif; }
            h1 { font-size: 24px; } h2 { font-size: 19px; margin-top: 24px; }
            a { color: var(--accent); } a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            a.file { display: block; padding: 12px 16px; margin: 8px 0; border: 1px solid var(--line); border-radius: 14px; }
            svg { display: block; width: 240px; max-width: 100%; }
            code { font-size: 15px; overflow-wrap: anywhere; }
            section + section { margin-top: 40px; border-top: 1px solid var(--line); }
            </style>
            </head>
            <body>
            <main>
            <section>
            <h1>让手机信任本站</h1>
            <p>装一次证书，手机就能安全地使用 <a href="{{secure}}">{{secure}}</a>。证书名为 <strong>{{name}}</strong>，只能为本站和局域网内的地址作证，不能冒充互联网上的其他网站。</p>
            <h2>安卓</h2>
            <ol>
            <li>下载证书：<a class="file" href="{{folder}}/wangge.crt" download>wangge.crt</a></li>
            <li>打开“设置”，搜索“CA 证书”，选“仍然安装”，再选刚下载的文件。</li>
            </ol>
            <h2>苹果</h2>
            <ol>
            <li>用 Safari 下载描述文件：<a class="file" href="{{folder}}/wangge.mobileconfig">wangge.mobileconfig</a></li>
            <li>打开“设置”→“已下载描述文件”→“安装”。</li>
            <li>打开“设置”→“通用”→“关于本机”→“证书信任设置”，打开这张证书的开关。</li>
            </ol>
            <h2>核对指纹（SHA-256）</h2>
            <p>安装前，请与服务器终端上显示的一行核对；不一致就不要安装。</p>
            <p><code>{{fingerprint}}</code></p>
            <h2>在另一部手机上打开本页</h2>
            {{QrCodes.Svg(pageUrl.AbsoluteUri)}}
            <p><code>{{page}}</code></p>
            </section>
            <section lang="en">
            <h1>Trust this server</h1>
            <p>Install a certificate once, and this phone can use <a href="{{secure}}">{{secure}}</a> safely. It is called <strong>{{name}}</strong> and can vouch only for this server and for addresses of local networks, never for another site on the Internet.</p>
            <h2>Android</h2>
            <ol>
            <li>Download <a class="file" href="{{folder}}/wangge.crt" download>wangge.crt</a></li>
            <li>Open Settings, search for “CA certificate”, choose “Install anyway” and the file.</li>
            </ol>
            <h2>iPhone and iPad</h2>
            <ol>
            <li>In Safari, download <a class="file" href="{{folder}}/wangge.mobileconfig">wangge.mobileconfig</a></li>
            <li>Open Settings → Profile Downloaded → Install.</li>
            <li>Open Settings → General → About → Certificate Trust Settings and switch this certificate on.</li>
            </ol>
            <h2>Linux</h2>
            <p>Download <a href="{{folder}}/wangge.pem" download>wangge.pem</a>, put it as <code>wangge.crt</code> into <code>/usr/local/share/ca-certificates/</code> and run <code>update-ca-certificates</code>.</p>
            <h2>Compare the fingerprint (SHA-256)</h2>
            <p>Before you install, compare this with the line in the server’s terminal; install nothing if they differ.</p>
            <p><code>{{fingerprint}}</code></p>
            </section>
            </main>
            </body>
            </html>

            """;
    }
}

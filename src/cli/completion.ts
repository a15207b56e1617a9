/** What a shell can complete at the cursor: commands, options, reps, quarters, rules and formats. */
import { PARTS } from '../domain/alignment/align.ts';
import { RULES } from '../domain/rules/index.ts';
import { nameOf, type Team } from '../domain/team.ts';
import { COMMON_FORMATS } from '../report/format.ts';
import { TABLE_KINDS } from '../report/tables.ts';
import {
  COMMANDS,
  formatsOf,
  HELP_SUMMARY,
  NO_PAGER,
  ROWS,
  SHARED_OPTIONS,
  type CommandName,
  type CommandText,
} from './command-texts.ts';

/** Something to complete with, and what it is. */
export interface Candidate {
  readonly value: string;
  readonly about: string;
}

/** What is known of the team's folder; nothing where there is none. */
export interface CompletionTeam {
  readonly team: Team;
  /** The quarters that have reviews, the latest first. */
  readonly quarters: readonly string[];
}

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Stands for the names of files, which the shell knows best. */
export const FILES: Candidate = { value: ':files', about: '' };

/** The words before the cursor, the last of which may be begun, as far as they are understood. */
export interface Begun {
  /** The folder behind -C. */
  readonly folder: string | undefined;
  /** The words that are neither options nor what belongs to one: the command, and its arguments. */
  readonly bare: readonly string[];
  /** What the option before the cursor wants to have behind it, such as "rep". */
  readonly wants: string | undefined;
  /** Whether -- has ended the options. */
  readonly isEnded: boolean;
  /** The word at the cursor. */
  readonly current: string;
}

type Options = NonNullable<CommandText['options']>;

const HELP_OPTION = ['-h, --help', 'show help'] as const;
const VERSION_OPTION = ['-V, --version', 'show the version'] as const;

/** Understands the words behind "qreview". */
export function readWords(words: readonly string[]): Begun {
  const bare: string[] = [];
  let folder: string | undefined;
  let flag: string | undefined;
  let wants: string | undefined;
  let isEnded = false;
  for (const word of words.slice(0, -1)) {
    if (wants !== undefined) {
      wants = undefined;
      if (flag === '-C') folder = word;
    } else if (isEnded || !word.startsWith('-') || word === '-') bare.push(word);
    else if (word === '--') isEnded = true;
    else if (word.startsWith('-C') && word !== '-C') folder = word.slice(2);
    else {
      flag = word;
      wants = valueOf(word, optionsOf(commandIn(bare)));
    }
  }
  return { folder, bare, wants, isEnded, current: words.at(-1) ?? '' };
}

/** What the words can go on with. */
export function candidatesFor(begun: Begun, known: CompletionTeam | undefined): Candidate[] {
  const { current, wants, isEnded } = begun;
  const command = commandIn(begun.bare);
  const [, flag = '', given = ''] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  if (wants !== undefined) return beginningWith(current, valuesOf(wants, current, command, known));
  if (flag !== '' && !isEnded) {
    const values = valuesOf(valueOf(flag, optionsOf(command)) ?? '', given, command, known);
    const written = values.map((one) => (one === FILES ? one : { ...one, value: `${flag}=${one.value}` }));
    return beginningWith(current, written);
  }
  if (current.startsWith('-') && !isEnded) {
    const options = optionsOf(command).map(([flags, about]) => ({ value: longOf(flags), about }));
    return beginningWith(current, options);
  }
  return beginningWith(current, argumentsOf(begun, command, known));
}

function beginningWith(current: string, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((one) => one === FILES || one.value.startsWith(current));
}

function commandIn([word]: readonly string[]): CommandName | undefined {
  return word !== undefined && isCommand(word) ? word : undefined;
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

function optionsOf(command: CommandName | undefined): Options {
  if (command === undefined) return [...SHARED_OPTIONS, VERSION_OPTION, HELP_OPTION];
  const text: CommandText = COMMANDS[command];
  return [...(text.options ?? []), ...(text.isLong === true ? [NO_PAGER] : []), ...SHARED_OPTIONS, HELP_OPTION];
}

// "-q, --quiet" is completed as --quiet.
function longOf(flags: string): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? flags.slice(0, 2);
}

/** What an option wants to have behind it: "rep" of <rep>; undefined for what is no option, or wants nothing. */
function valueOf(flag: string, options: Options): string | undefined {
  const [flags = ''] = options.find(([one]) => longOf(one) === flag) ?? [];
  return /<(.+?)(?:\.\.\.)?>/.exec(flags)?.[1];
}

function argumentsOf(
  { bare }: Begun,
  command: CommandName | undefined,
  known: CompletionTeam | undefined,
): Candidate[] {
  const [word, ...given] = bare;
  if (word === undefined || (word === 'help' && given.length === 0)) return commands();
  if (command === undefined) return [];
  const { arguments: wanted = [] }: CommandText = COMMANDS[command];
  const last = wanted.at(-1)?.[0] ?? '';
  const syntax = wanted[given.length]?.[0] ?? (last.includes('...') ? last : '');
  return valuesOf(syntax.replaceAll(/[[\].]/g, ''), '', command, known);
}

function commands(): Candidate[] {
  return [
    ...Object.entries(COMMANDS).map(([value, { summary }]) => ({ value, about: summary })),
    { value: 'help', about: HELP_SUMMARY },
  ];
}

/** Words to choose from, by how the help names what is wanted. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  shell: SHELLS,
  kind: TABLE_KINDS,
  rows: ROWS,
  order: ['DMY', 'MDY', 'YMD', 'excel'],
  mark: ['point', 'comma'],
  'end|start': ['end', 'start'],
};

function valuesOf(
  what: string,
  given: string,
  command: CommandName | undefined,
  known: CompletionTeam | undefined,
): Candidate[] {
  switch (what) {
    case 'rep':
      return repsOf(known);
    case 'quarter':
      return quartersOf(known);
    case 'word':
      return [...repsOf(known), ...quartersOf(known)];
    case 'rule':
      return [
        ...RULES.map(({ id, fires }) => ({ value: id, about: fires })),
        { value: 'evidence', about: 'what git shows of a promise' },
      ];
    case 'format':
      return texts(command === undefined ? COMMON_FORMATS : formatsOf(command));
    case 'part': {
      // Several stand with commas between them.
      const done = given.slice(0, given.lastIndexOf(',') + 1);
      return texts(PARTS.map((part) => done + part));
    }
    case 'file':
    case 'path':
    case 'dir':
      return [FILES];
    default:
      return texts(TEXTS[what] ?? []);
  }
}

function texts(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, about: '' }));
}

function repsOf(known: CompletionTeam | undefined): Candidate[] {
  if (known === undefined) return [];
  return Object.keys(known.team.reps).map((rep) => ({ value: rep, about: nameOf(known.team, rep) }));
}

function quartersOf(known: CompletionTeam | undefined): Candidate[] {
  return texts([...(known?.quarters ?? []), 'last', 'this', 'next']);
}

/** The script of a shell: it asks qreview what can follow. */
export const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  // For bash, "=" is a word of its own, and quotes are a part of the words.
  bash: `_qreview() {
  local line word last
  local -a words=()
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    word=\${word//[\\"\\'\\\\]/}
    last=$((\${#words[@]} - 1))
    if ((last >= 0)) && [[ \${words[last]} == --* && ($word == "=" || \${words[last]} == *=) ]]; then
      words[last]+=$word
    else
      words+=("$word")
    fi
  done
  compopt -o nosort 2>/dev/null
  while IFS= read -r line; do
    if [[ $line == ":files" ]]; then
      compopt -o default 2>/dev/null
      COMPREPLY=()
      return
    fi
    line=\${line%%$'\\t'*}
    [[ $line == --*=* ]] && line=\${line#*=}
    COMPREPLY+=("$line")
  done < <(qreview complete -- "\${words[@]}" 2>/dev/null)
}
complete -F _qreview qreview
`,
  zsh: `#compdef qreview
_qreview() {
  local line value about
  local -a candidates
  for line in "\${(@f)$(qreview complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == ":files" ]]; then
      compset -P '--[^=]#='
      _files
      return
    fi
    [[ -n $line ]] || continue
    value=\${\${line%%$'\\t'*}//:/\\\\:}
    about=\${line#*$'\\t'}
    candidates+=("$value\${about:+:$about}")
  done
  _describe -V qreview candidates
}
if [[ $funcstack[1] == _qreview ]]; then
  _qreview "$@"
else
  compdef _qreview qreview
fi
`,
  fish: `function __qreview_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines (qreview complete -- $words[2..-1] 2>/dev/null)
    if contains -- :files $lines
        set -l option (string match -r '^--[^=]+=' -- (commandline -ct))
        set -l begun (string replace -r '^--[^=]+=' '' -- (commandline -ct))
        printf "$option%s\\n" (__fish_complete_path "$begun")
    else
        printf '%s\\n' $lines
    end
end
complete -c qreview -f -k -a '(__qreview_complete)'
`,
};

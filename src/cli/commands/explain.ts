/** `qreview explain`: what the rules ask, and why. */
import { GRADES } from '../../domain/evidence.ts';
import { didYouMean } from '../../domain/similarity.ts';
import { RULES } from '../../domain/rules/index.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { Team } from '../../domain/team.ts';
import { gradeRenderers } from '../../report/evidence.ts';
import { ruleListRenderers, ruleRenderers, type ExplainedRule } from '../../report/rules.ts';
import { findTeamFolder, loadTeam, TEAM_FILE } from '../../store/team-folder.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';

/** Explains a rule, the grades of evidence, or lists all rules. Throws UserError for a rule that is not there. */
export function explain(io: Io, text: string | undefined): Promise<Exit> {
  if (text?.trim().toLowerCase() === 'evidence') {
    const grades = GRADES.map(({ name, meaning }, grade) => ({ grade, name, meaning }));
    io.out(gradeRenderers[io.format]({ topic: 'evidence', grades }, io.style));
    return Promise.resolve(EXIT.ok);
  }
  const rule = text === undefined ? undefined : findRule(text);
  const team = teamHere(io);
  io.out(
    rule === undefined
      ? ruleListRenderers[io.format](
          { team: team?.team ?? null, rules: RULES.map((one) => explained(one, team)) },
          io.style,
        )
      : ruleRenderers[io.format](explained(rule, team), io.style),
  );
  return Promise.resolve(EXIT.ok);
}

function explained({ id, of, question, severity, fires, explanation, example }: Rule, team?: Team): ExplainedRule {
  return { id, of, question, severity, set: team?.rules?.[id] ?? null, fires, explanation, example };
}

// "clear" is enough for next/clear.
function findRule(text: string): Rule {
  const written = text.trim().toLowerCase();
  const [rule, ...others] = RULES.filter(({ id }) => id === written || id.slice(id.indexOf('/') + 1) === written);
  if (rule !== undefined && others.length === 0) return rule;
  if (/^file\/[a-z]+$/.test(written)) {
    throw new UserError(
      `${written} is not a rule that can be set: it says that a file is not as qreview reads it`,
      'mend the place that the finding names; the schemas tell which fields there are',
    );
  }
  throw new UserError(
    `there is no rule ${JSON.stringify(text)}`,
    didYouMean(
      written,
      RULES.map(({ id }) => id),
      'the rules are',
    ),
  );
}

/** The team whose folder this is. A rule can be explained without it, and where its file cannot be read. */
function teamHere(io: Io): Team | undefined {
  const root = findTeamFolder(io.cwd);
  if (root === undefined) return undefined;
  const loaded = loadTeam(root);
  if (loaded.state === 'readable') return loaded.value;
  io.say(`${TEAM_FILE} cannot be read, so the severities are those without a team: see qreview validate\n`);
  return undefined;
}

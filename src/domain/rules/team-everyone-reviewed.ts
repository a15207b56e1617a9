/** Each rep of the quarter has a final review. */
import { adviceToMend } from '../place.ts';
import { nameOf } from '../team.ts';
import type { TeamRule } from './rule.ts';

/** The rule `team/everyone-reviewed`. */
export const teamEveryoneReviewed: TeamRule = {
  of: 'team',
  id: 'team/everyone-reviewed',
  question:
    'What did each individual sales person (direct report) say they were going to do this quarter? Do you know?',
  severity: 'warning',
  fires: 'a rep without a final review of the quarter',
  explanation:
    'Each individual sales person, says the article: the rep with whom you never sit down is the one who surprises ' +
    'you in the last week. A review that is missing, a draft or cannot be read leaves a hole in all that is added ' +
    'up for the team. If the rep was not there in the quarter, write from or to in the team file.',
  example: {
    wrong: `# there is no file reviews/2026-Q1/ana-silva.yaml
reps:
  ana-silva:
    name: Ana Silva
`,
    right: `# no review is expected before 2026-Q2
reps:
  ana-silva:
    name: Ana Silva
    from: 2026-Q2
`,
  },
  check({ team, quarter, reviews }) {
    return reviews
      .filter(({ state }) => state !== 'done')
      .map(({ rep, state }) => {
        const name = nameOf(team, rep);
        const path = ['reps', rep];
        const begin = `qreview new ${rep} ${quarter}`;
        if (state === 'draft') {
          return { path, message: `the review of ${name} for ${quarter} is a draft`, advice: `finish it: ${begin}` };
        }
        return state === 'missing'
          ? { path, message: `there is no review of ${name} for ${quarter}`, advice: `sit down together: ${begin}` }
          : {
              path,
              message: `the review of ${name} for ${quarter} cannot be read`,
              advice: adviceToMend({ quarter, rep }),
            };
      });
  },
};

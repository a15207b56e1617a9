/** The validators that `npm run generate` compiles from the schemas. */
import type { ErrorObject } from 'ajv';
import type { Actuals } from '../../domain/generated/actuals.ts';
import type { Review } from '../../domain/generated/review.ts';
import type { Team } from '../../domain/generated/team.ts';

interface Validate<Type> {
  (value: unknown): value is Type;
  errors?: ErrorObject[] | null;
}

export const team: Validate<Team>;
export const review: Validate<Review>;
export const actuals: Validate<Actuals>;

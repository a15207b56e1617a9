/** The system's code of the error that some work throws. */
export function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'another';
  }
}

export { Problem, type ProblemKind, isProblem } from './problem.js';

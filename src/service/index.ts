/** The service, to the command line: how it is set up, started, and looked after. */
export { type Configuration, readConfiguration } from './shell/configuration.ts';
export {
  addAccountHere,
  applyRetentionHere,
  backUpStore,
  disableHere,
  exportSeasonHere,
  grantHere,
  importSeasonHere,
  migrateStore,
  passwordHere,
  restoreStore,
  verifyAudit,
} from './shell/commands.ts';
export { serve, work } from './shell/on-demand.ts';
export type { RetentionPart } from './store/retention.ts';
export type { ChainReport } from './rules/audit-chain.ts';
export { ROLES, type Role } from './rules/rights.ts';

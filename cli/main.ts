import { Command } from 'commander';
import { ExitError } from '../server/exit-error.ts';
import { InterruptedError } from '../server/interruption.ts';
import { registerApiKeyCommand } from './api-key.ts';
import { registerBackupCommand } from './backup.ts';
import { registerDbUrlCommand } from './db-url.ts';
import { registerDemoCommand } from './demo.ts';
import { registerDoctorCommand } from './doctor.ts';
import { registerImportCommand } from './import.ts';
import { registerMigrateCommand } from './migrate.ts';
import { registerRestoreCommand } from './restore.ts';
import { registerStartCommand } from './start.ts';
import { registerUserCommand } from './user.ts';

const program = new Command('rapport').description(
  'A CRM that a sales team owns outright. Settings come from the environment and .env.',
);

registerStartCommand(program);
registerMigrateCommand(program);
registerDbUrlCommand(program);
registerDoctorCommand(program);
registerImportCommand(program);
registerDemoCommand(program);
registerUserCommand(program);
registerApiKeyCommand(program);
registerBackupCommand(program);
registerRestoreCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  // What the reader can mend is said as a sentence; the rest is a fault of ours, with its stack.
  console.error(error instanceof ExitError ? error.message : error);
  process.exitCode = error instanceof ExitError ? error.exitCode : 1;
  // Work that was interrupted may still be under way.
  if (error instanceof InterruptedError) process.exit();
}

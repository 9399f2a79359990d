/**
 * Before any schema is made: zod tries whether it may compile code, and under a content security policy that forbids it the attempt alone is
 * a violation. Without it schemas are read instead, with the same results.
 */
import { config } from 'zod';

config({ jitless: true });

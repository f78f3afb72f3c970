import type pg from 'pg';

/**
 * Drops a database and whoever is still connected to it. PostgreSQL refuses the force to a role that is no superuser
 * while its own autovacuum works there; without force, it sends autovacuum away by itself.
 */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  try {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== insufficientPrivilege) throw error;
    await admin.query(`DROP DATABASE ${name}`);
  }
}

const insufficientPrivilege = '42501';

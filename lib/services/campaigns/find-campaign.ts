import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { CAMPAIGN_COLUMNS, type Campaign, type CampaignRow, toCampaign } from './campaign-row';

const BY_ID = `SELECT ${CAMPAIGN_COLUMNS} FROM campaign c WHERE c.id = $1`;
const BY_NUMBER = `SELECT ${CAMPAIGN_COLUMNS} FROM campaign c WHERE c.number = $1`;

/** A campaign's row by id. Errors: notFound. */
export async function findCampaign(db: Queryable, id: string): Promise<CampaignRow> {
  const { rows } = await db.query<CampaignRow>(BY_ID, [id]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such campaign');
  return row;
}

/** The same by number. Errors: notFound. */
export async function findCampaignByNumber(db: Queryable, number: number): Promise<CampaignRow> {
  const { rows } = await db.query<CampaignRow>(BY_NUMBER, [number]);
  const [row] = rows;
  if (!row) throw new AppError('notFound', 'There is no such campaign');
  return row;
}

/** The row, locked until the end of the transaction: what changes its status takes this first. Errors: notFound. */
export async function lockCampaign(db: Queryable, id: string): Promise<CampaignRow> {
  await db.query('SELECT 1 FROM campaign WHERE id = $1 FOR UPDATE', [id]);
  return findCampaign(db, id);
}

export const getCampaign = async (db: Queryable, id: string): Promise<Campaign> =>
  toCampaign(await findCampaign(db, id));

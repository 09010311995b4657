import { CARTS } from './carts';
import { EMAIL } from './email';
import { LIFECYCLE } from './lifecycle';
import { RFM } from './rfm';
import type { Template } from './template';

export { TEMPLATE_GROUPS, type Template } from './template';

export const TEMPLATES: readonly Template[] = [...CARTS, ...LIFECYCLE, ...RFM, ...EMAIL];

export const findTemplate = (key: string | undefined): Template | undefined =>
  TEMPLATES.find((template) => template.key === key);

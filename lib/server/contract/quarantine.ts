import { endpoint } from '../endpoint';

/** The query of the list page, as its address holds it. */
export const exportQuarantine = endpoint({
  name: 'exportQuarantine',
  method: 'GET',
  path: '/api/ui/quarantine/export',
  summary: 'Refused events of a list as CSV',
  access: { kind: 'person', permission: 'data.view' },
  internal: true,
  audit: true,
});

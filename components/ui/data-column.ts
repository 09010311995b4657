import type { ColumnDef } from '@tanstack/react-table';

/** A column of a DataTable, as TanStack Table declares it. */
export type DataColumn<Row> = ColumnDef<Row, unknown>;

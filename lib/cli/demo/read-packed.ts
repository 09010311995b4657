import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { unpackRetail } from '@/lib/demo/source/pack';
import type { RetailSource } from '@/lib/demo/source/types';
import { ROOT } from '../root';

export const PACKED_FILE = path.join(ROOT, 'lib', 'demo', 'data', 'online-retail.krt.br');

/** The real part of the demo shop, from the file that comes with the product. */
export const readPacked = (): RetailSource => unpackRetail(brotliDecompressSync(readFileSync(PACKED_FILE)));

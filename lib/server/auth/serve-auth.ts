import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from './auth-options';

/** Hands a request over to next-auth, with options that know the caller's address. */
export async function serveAuth(request: Request, nextauth: string[]): Promise<Response> {
  const asked = request instanceof NextRequest ? request : new NextRequest(request);
  return NextAuth(asked, { params: Promise.resolve({ nextauth }) }, authOptions(request.headers));
}

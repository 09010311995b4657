/** An address so that its owner knows it and nobody else learns it: links are forwarded. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? 'This address' : `${email.slice(0, 1)}•••${email.slice(at)}`;
}

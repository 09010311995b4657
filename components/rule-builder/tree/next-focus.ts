/** Puts the focus on a node: on its handle. */
export const focusHandle = (id: string): void => document.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus();

/** The controls of a node in the order in which they stand, its handle first; those of nodes within it left out. */
function controlsOf(node: HTMLElement): HTMLElement[] {
  return [...node.querySelectorAll<HTMLElement>('button:not([tabindex="-1"]):not([hidden])')].filter(
    (each) =>
      each.closest('[data-node]') === node && each.getAttribute('role') !== 'radio' && each.offsetParent !== null,
  );
}

/**
 * Where an arrow leads from a handle or control: up and down from handle to handle, right and left through the controls
 * of the node, Home and End to the first and last handle; Esc gives the focus back to the handle.
 */
export function nextFocus(key: string, target: HTMLElement): HTMLElement | undefined {
  const node = target.closest<HTMLElement>('[data-node]');
  const rule = target.closest<HTMLElement>('[data-rule]');
  if (!node || !rule || target.getAttribute('role') === 'radio') return undefined;
  const handles = [...rule.querySelectorAll<HTMLElement>('[data-handle]')];
  const own = node.querySelector<HTMLElement>('[data-handle]') ?? undefined;
  const controls = controlsOf(node);
  const at = controls.indexOf(target);
  const rows = own ? handles.indexOf(own) : -1;
  switch (key) {
    case 'ArrowDown':
      return handles[rows + 1] ?? own;
    case 'ArrowUp':
      return handles[Math.max(0, rows - (target === own ? 1 : 0))];
    case 'ArrowRight':
      return controls[at + 1] ?? target;
    case 'ArrowLeft':
      return controls[at - 1] ?? target;
    case 'Home':
      return handles[0];
    case 'End':
      return handles.at(-1);
    case 'Escape':
      return own === target ? undefined : own;
    default:
      return undefined;
  }
}

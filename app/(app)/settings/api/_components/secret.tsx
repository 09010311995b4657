import { CodeBlock } from '@/components/ui/code-block';
import { Label } from '@/components/ui/field';

/** One value to copy, with its name. */
export function Secret({ label, value }: { label: string; value: string }) {
  return (
    <div className="grid gap-1.5">
      <Label>{label}</Label>
      <CodeBlock code={value} label={label.toLowerCase()} />
    </div>
  );
}

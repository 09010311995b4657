-- CreateIndex
CREATE INDEX "webhook_delivery_customer_number_idx" ON "webhook_delivery"("customer", "number");

-- Customers whose data has changed and whose facts are to follow: memberships come first.
CREATE TABLE "fact_touch" (
    "customer" INTEGER NOT NULL,

    CONSTRAINT "fact_touch_pkey" PRIMARY KEY ("customer")
);
